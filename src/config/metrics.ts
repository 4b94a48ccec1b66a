import { z } from 'zod';
import { setting, wholeNumber } from '../lib/setting.ts';

/** Who may read `/metrics`, and whether there are traces. */
export interface MetricsSettings {
  /** A port of its own that answers only `/metrics`, and anybody who reaches it. */
  readonly metricsPort: number | undefined;
  /** A token that may read `/metrics` and nothing else. */
  readonly metricsToken: string | undefined;
  /** Whether requests and what they cause are traced by OpenTelemetry. */
  readonly traces: 'off' | 'on';
}

/** The part of the configuration's schema for it. */
export const METRICS_SCHEMA = {
  metricsPort: setting(wholeNumber(0, 65_535).optional(), {
    value: 'number',
    about:
      'a port that answers only /metrics, without a token: only the collector of metrics should reach it; 0 for any free one',
    unset: '/metrics is on the main port only',
  }),
  metricsToken: setting(
    z
      .string({ error: 'expected a token' })
      .trim()
      .min(20, { error: 'expected 20 characters or more' })
      .optional(),
    {
      value: 'token',
      about: 'a token of 20 characters or more that may read /metrics on the main port, and nothing else',
      unset: 'only admins may',
      secret: true,
    },
  ),
  traces: setting(z.enum(['off', 'on'], { error: 'expected "off" or "on"' }).default('off'), {
    value: 'off|on',
    about:
      'whether requests, publications, changes and searches are traced by the OpenTelemetry SDK that you have loaded',
  }),
};
