/** Somebody of the demonstration enterprise at work: signs in once, then calls the API as any client would. */
export class Desk {
  private tokens = new Map<string, Promise<string>>();

  constructor(private readonly url: string) {}

  async get<Answer>(user: string, path: string): Promise<Answer> {
    return (await this.call(user, path, { method: 'GET' })).answer as Answer;
  }

  /** Posts with the version that the thing has now; a version that moved meanwhile is read again. */
  async act(user: string, thing: string, path: string, body: object): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const { etag } = await this.call(user, thing, { method: 'GET' });
      const { status } = await this.call(user, `${thing}/${path}`, { method: 'POST', body, etag }, [404, 409, 412]);
      if (status < 400) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${thing}/${path} could not be done`);
  }

  async post<Answer>(user: string, path: string, body: object, key: string): Promise<Answer> {
    return (await this.call(user, path, { method: 'POST', body, key })).answer as Answer;
  }

  async search<Answer>(user: string, path: string, question: object): Promise<Answer> {
    return (await this.call(user, path, { method: 'POST', body: question })).answer as Answer;
  }

  private async call(
    user: string,
    path: string,
    { method, body, etag, key }: { method: string; body?: object; etag?: string | null; key?: string },
    forgiven: readonly number[] = [],
  ): Promise<{ status: number; etag: string | null; answer: unknown }> {
    const headers: Record<string, string> = { authorization: `Bearer ${await this.token(user)}` };
    if (body) headers['content-type'] = 'application/json';
    if (etag) headers['if-match'] = etag;
    if (key) headers['idempotency-key'] = key;
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok && !forgiven.includes(response.status))
      throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return { status: response.status, etag: response.headers.get('etag'), answer };
  }

  private token(user: string): Promise<string> {
    const known = this.tokens.get(user) ?? this.signIn(user);
    this.tokens.set(user, known);
    return known;
  }

  private async signIn(user: string): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/auth/login`, { method: 'POST', headers, body: JSON.stringify({ user }) });
    const { access_token: token } = (await response.json()) as { access_token: string };
    return token;
  }
}
