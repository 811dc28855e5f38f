/** What an endpoint answered. */
export interface Answered<Body> {
  readonly status: number;
  readonly etag: string | null;
  readonly headers: Headers;
  readonly body: Body;
}

/** Somebody of the demonstration enterprise, or a channel, calling the API at the front door. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Signs in at the built-in issuer. */
  static async signIn(url: string, user: string): Promise<Person> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/auth/login`, { method: 'POST', headers, body: JSON.stringify({ user }) });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return new Person(url, token);
  }

  get<Body>(path: string): Promise<Answered<Body>> {
    return this.call<Body>(path, { method: 'GET' });
  }

  post<Body>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answered<Body>> {
    return this.call<Body>(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Does something to a thing in the version it has now, again while the cause of it has not got there. */
  async act(thing: string, path: string, body: object): Promise<void> {
    let last: Answered<unknown> | undefined;
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { etag } = await this.get(thing);
      last = await this.post(`${thing}/${path}`, body, { 'if-match': etag ?? '' });
      if (last.status < 300) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${thing}/${path}: ${last?.status} ${JSON.stringify(last?.body)}`);
  }

  private async call<Body>(path: string, init: RequestInit): Promise<Answered<Body>> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${this.url}/api/v1/${path}`, { ...init, headers });
    const text = await answer.text();
    return {
      status: answer.status,
      etag: answer.headers.get('etag'),
      headers: answer.headers,
      body: (text ? JSON.parse(text) : null) as Body,
    };
  }
}
