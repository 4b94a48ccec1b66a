import type { TestService } from './service.ts';

/** A browser that is signed in, as far as the service can tell. */
export interface SignedInBrowser {
  /** As it stands in the Cookie header. */
  readonly cookie: string;
  get(path: string): Promise<Response>;
  /** Sends a form of a page of the service. Without `formToken` among the fields it is that of this session. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  /** What its forms send along; another text each time. */
  formToken(): Promise<string>;
}

/** Signs in by a token, the admin's if no other is given. */
export async function signIn(service: TestService, token = service.token): Promise<SignedInBrowser> {
  const own = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
  const submit = (path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string>) =>
    service.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const cookie = cookieOf(await submit('/login', { token }, own));
  const get = (path: string) => service.request(path, { headers: { ...own, cookie } });
  const formToken = async () => formTokenIn(await (await get('/account')).text());
  return {
    cookie,
    get,
    formToken,
    post: async (path, fields = {}) =>
      submit(path, { formToken: await formToken(), ...fields }, { ...own, cookie }),
  };
}

/** The cookie that an answer sets, as the browser sends it back. */
export function cookieOf(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function formTokenIn(page: string): string {
  return /name="formToken" value="([^"]*)"/.exec(page)?.[1] ?? '';
}
