import { Controller, Get, Module } from '@nestjs/common';
import { type TestDatabase, testDatabase } from '@redress/testing';
import Fastify, { type FastifyInstance } from 'fastify';
import { generateKeyPair, SignJWT } from 'jose';
import { sampleService } from '../sample/sample-service.js';
import { sampleSetting, type SampleSetting } from '../sample/sample-setting.js';
import { type RunningService, startService } from '../service/start-service.js';
import { demoUsers } from './demo-users.js';
import { issuerKey } from './issuer-key.js';
import { issueToken } from './local-issuer.js';
import { localSignIn } from './local-sign-in.js';
import { TokenVerifier } from './token-verifier.js';

@Controller('forgotten')
class ForgottenController {
  @Get()
  list() {
    return [];
  }
}
@Module({ controllers: [ForgottenController] })
class ForgetfulModule {}

const [receiver] = demoUsers;
const issuer = 'http://issuer.example';

describe('sign-in', () => {
  let database: TestDatabase;
  let setting: SampleSetting;
  let service: RunningService;

  beforeAll(async () => {
    database = await testDatabase();
    setting = await sampleSetting(database.url);
    service = await startService(sampleService, { env: setting.env, log: setting.log, port: 0 });
  });
  afterAll(async () => {
    await service.stop();
    await setting.close();
    await database.drop();
  });

  const ask = async (authorization: string | undefined, path = 'parcels') => {
    const answer = await fetch(`${service.url}/api/v1/${path}`, { headers: authorization ? { authorization } : {} });
    const { code } = (await answer.json()) as { code?: string };
    return { status: answer.status, code, challenge: answer.headers.get('www-authenticate') };
  };
  const receiversToken = async () => `Bearer ${await setting.tokenOf('receiver')}`;

  it('is asked for where a token is missing', async () =>
    expect(await ask(undefined)).toEqual({ status: 401, code: 'token-missing', challenge: 'Bearer realm="redress"' }));

  it.each(['Bearer nonsense', 'Bearer a.b.c', 'Basic cnVpOnJ1aQ=='])('is refused with %s', async (authorization) =>
    expect(await ask(authorization)).toMatchObject({
      status: 401,
      code: 'token-invalid',
      challenge: expect.stringContaining('invalid_token') as string,
    }),
  );

  it('is refused with a token that somebody else signed', async () => {
    if (!receiver) throw new Error('no demonstration user');
    const { access_token } = await issueToken({ issuer, audience: 'redress', key: await issuerKey() }, receiver);
    expect(await ask(`Bearer ${access_token}`)).toMatchObject({ status: 401, code: 'token-invalid' });
  });

  it('is refused with a token whose claims were altered, or whose algorithm is none', async () => {
    const [header = '', claims = '', signature = ''] = (await setting.tokenOf('receiver')).split('.');
    const more = Buffer.from(claims, 'base64url').toString().replace('receiver', 'head-office');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await ask(`Bearer ${header}.${Buffer.from(more).toString('base64url')}.${signature}`)).toMatchObject({
      status: 401,
    });
    expect(await ask(`Bearer ${none}.${claims}.`)).toMatchObject({ status: 401 });
  });

  it('lets in who has one of the roles, also the second time, from memory', async () => {
    const token = await receiversToken();
    expect(await ask(token)).toMatchObject({ status: 200 });
    expect(await ask(token)).toMatchObject({ status: 200 });
  });

  it('refuses with 403 who has none of them; the method overrides its controller', async () => {
    expect(await ask(await receiversToken(), 'parcels/deciders')).toMatchObject({
      status: 403,
      code: 'role-not-served',
    });
    expect(await ask(`Bearer ${await setting.tokenOf('leader-in-charge')}`, 'parcels/deciders')).toMatchObject({
      status: 200,
    });
    expect(await ask(`Bearer ${await setting.tokenOf('leader-in-charge')}`)).toMatchObject({ status: 403 });
  });

  it('is not asked for where an endpoint is public', async () =>
    expect(await ask(undefined, 'about')).toMatchObject({ status: 200 }));

  it('is put off with 503 when the keys of the issuer cannot be read', async () => {
    const env = { ...setting.env, OIDC_JWKS_URL: 'http://127.0.0.1:9/jwks.json' };
    const lonely = await startService(sampleService, { env, log: setting.log, port: 0 });
    const headers = { authorization: await receiversToken() };
    const answer = await fetch(`${lonely.url}/api/v1/parcels`, { headers });
    await lonely.stop();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  });

  it('must be thought of for every endpoint, or the service does not start', async () => {
    const forgetful = { ...sampleService, module: ForgetfulModule };
    const starting = startService(forgetful, { env: setting.env, log: setting.log, port: 0 });
    await expect(starting).rejects.toThrow('ForgottenController.list');
  });
});

async function setUp() {
  const key = await issuerKey();
  const http = Fastify();
  http.get('/jwks.json', () => ({ keys: [key.publicJwk] }));
  const address = await http.listen({ port: 0, host: '127.0.0.1' });
  const verifier = new TokenVerifier({
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: 'redress',
    OIDC_JWKS_URL: `${address}/jwks.json`,
    OIDC_ROLES_CLAIM: 'roles',
    OIDC_BRANCHES_CLAIM: 'branches',
    OIDC_DEPARTMENT_CLAIM: 'department',
    OIDC_CLEARANCE_CLAIM: 'clearance',
  });
  return { key, verifier, close: () => http.close() };
}

describe('tokens of other audiences, issuers and times', () => {
  it.each([
    ['audience', { audience: 'another' }],
    ['issuer', { issuer: 'http://other.example' }],
  ])('are refused: %s', async (_, other) => {
    const { verifier, key, close } = await setUp();
    if (!receiver) throw new Error('no demonstration user');
    const { access_token } = await issueToken({ issuer, audience: 'redress', key, ...other }, receiver);
    await expect(verifier.verify(access_token)).rejects.toMatchObject({ status: 401, code: 'token-invalid' });
    await close();
  });

  it('are refused when their time is over', async () => {
    const { verifier, key, close } = await setUp();
    if (!receiver) throw new Error('no demonstration user');
    const { access_token } = await issueToken({ issuer, audience: 'redress', key, lifetimeSeconds: -60 }, receiver);
    await expect(verifier.verify(access_token)).rejects.toMatchObject({ status: 401, code: 'token-expired' });
    await close();
  });

  it('are refused without an end or a subject', async () => {
    const { verifier, key, close } = await setUp();
    const endless = await new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
      .setIssuer(issuer)
      .setAudience('redress')
      .setSubject('rui')
      .sign(key.privateKey);
    await expect(verifier.verify(endless)).rejects.toMatchObject({ status: 401, code: 'token-invalid' });
    await close();
  });

  it('are refused when they were signed with a key that is not of the issuer', async () => {
    const { verifier, close } = await setUp();
    const { privateKey } = await generateKeyPair('ES256');
    const stranger = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(issuer)
      .setAudience('redress')
      .setSubject('rui')
      .setExpirationTime('1h')
      .sign(privateKey);
    await expect(verifier.verify(stranger)).rejects.toMatchObject({ status: 401 });
    await close();
  });
});

describe('the local sign-in', () => {
  let http: FastifyInstance;
  beforeAll(async () => {
    http = Fastify();
    await http.register(localSignIn, { issuer, audience: 'redress' });
  });
  afterAll(() => http.close());

  it('lists its users', async () =>
    expect((await http.inject('/auth/login')).json()).toMatchObject({
      users: expect.arrayContaining([
        { id: 'rui', name: 'Rui Receiver 芮接待', roles: ['receiver'], branches: ['cn/east'] },
      ]) as unknown,
    }));

  it('has a user for every role of a person', async () => {
    const { users } = (await http.inject('/auth/login')).json<{ users: { roles: string[] }[] }>();
    expect(new Set(users.flatMap(({ roles }) => roles))).toEqual(
      new Set([
        'receiver',
        'handler',
        'supervisor',
        'department-manager',
        'leader-in-charge',
        'head-office',
        'auditor',
        'analyst',
        'administrator',
      ]),
    );
  });

  it('refuses a user it does not know', async () =>
    expect((await http.inject({ method: 'POST', url: '/auth/login', payload: { user: 'nobody' } })).statusCode).toBe(
      401,
    ));

  const asked = 'grant_type=client_credentials&client_id=demo-web-form&client_secret=';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  it('gives a channel its token for its secret, in the form or in the header', async () => {
    const inForm = await http.inject({
      method: 'POST',
      url: '/auth/token',
      headers: form,
      payload: `${asked}demo-web-form`,
    });
    const authorization = `Basic ${Buffer.from('demo-web-form:demo-web-form').toString('base64')}`;
    const inHeader = await http.inject({
      method: 'POST',
      url: '/auth/token',
      headers: { ...form, authorization },
      payload: 'grant_type=client_credentials',
    });
    expect([inForm.statusCode, inHeader.statusCode]).toEqual([200, 200]);
    expect(inForm.json()).toMatchObject({ token_type: 'Bearer', expires_in: 43_200 });
  });

  it('gives it none for another secret', async () =>
    expect(
      (await http.inject({ method: 'POST', url: '/auth/token', headers: form, payload: `${asked}wrong` })).json(),
    ).toMatchObject({ error: 'invalid_client' }));

  it('says where its keys are', async () => {
    expect((await http.inject('/.well-known/openid-configuration')).json()).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/auth/jwks.json`,
    });
    const { keys } = (await http.inject('/auth/jwks.json')).json<{ keys: object[] }>();
    expect(keys).toEqual([expect.not.objectContaining({ d: expect.anything() as unknown })]);
  });

  it('keeps its key where it is given a seed', async () => {
    const seed = Buffer.alloc(32, 1).toString('base64');
    expect((await issuerKey(seed)).kid).toBe((await issuerKey(seed)).kid);
    await expect(issuerKey('c2hvcnQ=')).rejects.toThrow('32 bytes');
  });
});
