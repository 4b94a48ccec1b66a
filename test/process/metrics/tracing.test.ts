import { fileURLToPath } from 'node:url';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { serveProcess } from '../../support/process.ts';
import { startService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

/** Registers the real SDK in this process, as an operator does by `node --import`. */
function registerSdk(): InMemorySpanExporter {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register();
  onTestFinished(() => provider.shutdown());
  return exporter;
}

afterEach(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

const named = (spans: readonly ReadableSpan[], name: string): ReadableSpan | undefined =>
  spans.find((span) => span.name === name);

describe('TORRENTRY_TRACES', () => {
  it('has a span for each request by its route, with those of the publication and the change in it', async () => {
    const exporter = registerSdk();
    const service = await startService({ traces: 'on' });
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const headers = { ...service.authorization, traceparent: `00-${traceId}-b7ad6b7169203331-01` };
    const body = makeTorrent({ name: 'traced' });
    const answer = await service.request('/secret-name/traced.torrent?title=x', {
      method: 'PUT',
      headers,
      body,
    });
    expect(answer.status).toBe(201);

    await until(() =>
      expect(exporter.getFinishedSpans().some(({ kind }) => kind === SpanKind.SERVER)).toBe(true),
    );
    const spans = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
    const request = spans.find(({ kind }) => kind === SpanKind.SERVER);
    expect(request?.name).toMatch(/^PUT \/\{/);
    expect(request?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(request?.attributes).toEqual({
      'http.request.method': 'PUT',
      'http.route': request?.name.slice(4),
      'http.response.status_code': 201,
    });
    const publication = named(spans, 'publish torrent');
    expect(publication?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(publication?.attributes).toEqual({ 'torrentry.outcome': 'created' });
    const change = named(spans, 'change publish');
    expect(change?.parentSpanContext?.spanId).toBe(publication?.spanContext().spanId);
    expect(JSON.stringify(spans.map(({ name, attributes }) => [name, attributes]))).not.toContain(
      'secret-name',
    );
  });

  it('has a span for each search, and the code of a refusal', async () => {
    const exporter = registerSdk();
    const service = await startService({ traces: 'on' });
    await service.request('/api/v1/torrents?q=something');
    const broken = { method: 'PUT', headers: service.authorization, body: 'd3:fooi1ee' };
    expect((await service.request('/a/broken.torrent', broken)).status).toBe(422);
    await service.request('/', { method: 'LINK' });
    await until(() => {
      const spans = exporter.getFinishedSpans();
      expect(named(spans, 'search list')?.parentSpanContext).toBeDefined();
      const draft = named(spans, 'draft torrent');
      expect(draft?.attributes).toEqual({ 'error.type': 'invalid' });
      expect(draft?.status.code).toBe(SpanStatusCode.UNSET);
      expect(named(spans, 'HTTP')?.attributes['http.request.method']).toBe('_OTHER');
    });
  });

  it('makes no span where it is off, and says so in the log where no SDK is registered', async () => {
    const exporter = registerSdk();
    const off = await startService();
    await off.request('/');
    expect(exporter.getFinishedSpans()).toEqual([]);
    trace.disable();
    const on = await startService({ traces: 'on' });
    expect(on.log.join('\n')).toContain('no OpenTelemetry SDK is registered');
    expect((await on.request('/')).status).toBe(200);
  });

  it('works with an SDK that node loads before the program', async () => {
    const sdk = fileURLToPath(new URL('../../support/print-spans.mjs', import.meta.url));
    const env = { NODE_OPTIONS: `--import ${sdk}`, TORRENTRY_TRACES: 'on' };
    const server = await serveProcess(temporaryFolder(), { env });
    await fetch(`${server.url}healthz`);
    await until(() => expect(server.output()).toContain('span GET /healthz'));
    expect(server.output()).not.toContain('no OpenTelemetry SDK');
  });
});
