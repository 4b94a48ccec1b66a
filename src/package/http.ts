// What `torrentry/http` exports: the HTTP core, which knows no torrent. docs/http.md describes it.
export { AppError, type ErrorCode, type ErrorDetails, type ErrorItem } from '../errors.ts';
export { bodyStream, readBody } from '../http/body.ts';
export type { Base, CallInfo, Context, Log } from '../http/context.ts';
export { formatCookie, readCookie, type CookieOptions } from '../http/cookies.ts';
export { createHttpApp, type Fetch, type HttpAppOptions } from '../http/core.ts';
export { openEventStream, type EventStream } from '../http/event-stream.ts';
export { readForm, type Form, type FormFile, type FormLimits } from '../http/form.ts';
export { href, html, type Html, type HtmlValue } from '../http/html.ts';
export { mount, type FetchApp, type MountOptions } from '../http/mount.ts';
export { toNodeListener, type NodeListenerOptions } from '../http/node-listener.ts';
export type { ParamType, ParamTypes, ParamsOf } from '../http/path-template.ts';
export type { Problem, ProblemPage } from '../http/problem.ts';
export { redirect, repeatable, respond, respondHtml, respondJson, respondText } from '../http/respond.ts';
export type { ResponseBody, ResponseHeaders } from '../http/respond.ts';
export { routeBuilder, routine, type Handler, type Method, type Route } from '../http/router.ts';
export { serve, type HttpServer, type ServeOptions, type TlsOptions } from '../http/serve.ts';
export { createTree, type Tree, type TreeOptions } from '../http/tree.ts';
export type { State } from '../lib/state-memory.ts';
