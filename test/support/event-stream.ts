/** The blocks of a stream of server-sent events that have something to tell; not heartbeats and the time to come back. */
export async function* eventsOf(response: Response): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += Buffer.from(chunk).toString();
    for (let end = rest.indexOf('\n\n'); end !== -1; end = rest.indexOf('\n\n')) {
      const event = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (event !== '' && !event.startsWith(':') && !event.startsWith('retry:')) yield event;
    }
  }
}

/** The next block of a stream. */
export async function nextEvent(events: AsyncGenerator<string>): Promise<string> {
  const { value } = await events.next();
  return String(value);
}
