import type { Span } from '@opentelemetry/api';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { StoreObserver } from '../catalogue/inspection.ts';
import { AppError } from '../errors.ts';
import type { Fetch } from '../http/core.ts';
import type { AnsweredRequest } from '../http/request-line.ts';
import { METHODS } from '../http/router.ts';
import { VERSION } from '../lib/version.ts';

const KNOWN_METHODS: ReadonlySet<string> = new Set([...METHODS, 'HEAD', 'OPTIONS']);

/** Spans of what a service does, by the OpenTelemetry SDK that the operator has registered. */
export interface Tracing {
  /** Whether an SDK is registered: without one no span is kept. */
  readonly hasSdk: boolean;
  /** An application with a span for each request, which ends when `answered` is called for it. */
  requests(fetch: Fetch): Fetch;
  answered(request: AnsweredRequest): void;
  /** A catalogue with a span for each publication. */
  publications(catalogue: Catalogue): Catalogue;
  /** A span for each change and each search of the store. */
  readonly around: NonNullable<StoreObserver['around']>;
}

/**
 * Loads the API of OpenTelemetry. No span has an address, a query or a header of a request: they may have secrets. A request
 * that says by `traceparent` which trace it belongs to is a part of that.
 */
export async function createTracing(): Promise<Tracing> {
  const { context, isSpanContextValid, propagation, SpanKind, SpanStatusCode, trace } =
    await import('@opentelemetry/api');
  const tracer = trace.getTracer('torrentry', VERSION);
  const probe = tracer.startSpan('start');
  const hasSdk = isSpanContextValid(probe.spanContext());
  probe.end();

  const failed = (span: Span, error: unknown): void => {
    const code = error instanceof AppError ? error.code : 'internal';
    span.setAttribute('error.type', code);
    // A refusal is what the service is for; the span of its request has the status.
    if (code === 'internal' || code === 'unavailable') span.setStatus({ code: SpanStatusCode.ERROR });
    if (code === 'internal' && error instanceof Error) span.recordException(error);
  };

  const within = <Result>(
    name: string,
    work: () => Promise<Result>,
    onDone?: (span: Span, result: Result) => void,
  ): Promise<Result> =>
    tracer.startActiveSpan(name, async (span) => {
      try {
        const result = await work();
        onDone?.(span, result);
        return result;
      } catch (error) {
        failed(span, error);
        throw error;
      } finally {
        span.end();
      }
    });

  return {
    hasSdk,
    requests: (fetch) => (request, info) => {
      const method = KNOWN_METHODS.has(request.method) ? request.method : '_OTHER';
      const parent = propagation.extract(context.active(), request.headers, {
        get: (headers, name) => headers.get(name) ?? undefined,
        keys: (headers) => [...headers.keys()],
      });
      const attributes = { 'http.request.method': method };
      const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
      return context.with(trace.setSpan(parent, span), () => fetch(request, info));
    },
    answered({ method, route, status }) {
      const span = trace.getActiveSpan();
      if (span === undefined) return;
      const known = KNOWN_METHODS.has(method) ? method : 'HTTP';
      span.updateName(route === undefined ? known : `${known} ${route}`);
      if (route !== undefined) span.setAttribute('http.route', route);
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
    publications: (catalogue) => ({
      ...catalogue,
      draft: (input, payer) => within('draft torrent', () => catalogue.draft(input, payer)),
      publish: (draft, actor, conditions) =>
        within(
          'publish torrent',
          () => catalogue.publish(draft, actor, conditions),
          (span, { outcome }) => span.setAttribute('torrentry.outcome', outcome),
        ),
    }),
    around: (kind, name, work) => within(`${kind} ${name}`, work),
  };
}
