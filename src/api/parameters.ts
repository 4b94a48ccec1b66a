import { AppError } from '../errors.ts';

const TOLD_MAX = 20;

/**
 * Throws malformed for a parameter that is not among the known ones, or comes twice: were it ignored, a slip of the pen
 * would list or change more than was meant. It tells no values, which may be secrets.
 */
export function checkParameters(query: URLSearchParams, known: readonly string[]): void {
  const wrong = [...new Set(query.keys())].filter(
    (name) => !known.includes(name) || query.getAll(name).length > 1,
  );
  if (wrong.length === 0) return;
  const errors = wrong.slice(0, TOLD_MAX).map((name) => {
    const path = name.slice(0, 80);
    const message = known.includes(name) ? `"${path}" comes twice` : `there is no "${path}"`;
    return { rule: 'parameter', path, message };
  });
  throw new AppError(
    'malformed',
    `Cannot take these parameters: ${errors.map(({ message }) => message).join('; ')}`,
    { hint: known.length === 0 ? 'It takes none.' : `Known are ${known.join(', ')}, each once.`, errors },
  );
}
