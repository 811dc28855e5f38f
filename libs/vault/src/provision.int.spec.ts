import { randomBytes } from 'node:crypto';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { DataSource } from 'typeorm';
import { parseKeyring } from './keyring.js';
import { provisionVault } from './provision.js';
import { startVault } from './start-vault.js';

const suffix = randomBytes(4).toString('hex');
const role = `redress_vault_${suffix}`;
const other = `redress_intake_${suffix}`;
const installer = `redress_installer_${suffix}`;
const password = `it's \\ "odd" %40 ${suffix}`;
const keyring = parseKeyring(randomBytes(32).toString('base64'));
const now = () => '2026-03-06T01:00:00.000Z' as never;

let database: TestDatabase;
let admin: DataSource;
beforeAll(async () => {
  database = await testDatabase({ schemas: ['intake'] });
  admin = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await admin.query('CREATE TABLE intake.event (body text)');
  await admin.query(`CREATE ROLE ${other} LOGIN PASSWORD 'other'`);
  await admin.query(`GRANT ALL ON SCHEMA intake TO ${other}; GRANT ALL ON ALL TABLES IN SCHEMA intake TO ${other}`);
});
afterAll(async () => {
  for (const name of [role, `${role}_2`, other, installer]) {
    await admin.query(`DO $$ BEGIN IF to_regrole('${name}') IS NOT NULL THEN DROP OWNED BY ${name}; END IF; END $$`);
    await admin.query(`DROP ROLE IF EXISTS ${name}`);
  }
  await admin.destroy();
  await database.drop();
});

const provision = () => provisionVault({ adminUrl: database.url, password, role });
const as = async (url: string, sql: string) => {
  const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
  return dataSource.query<unknown[]>(sql).finally(() => dataSource.destroy());
};
const urlOf = (user: string) => {
  const url = new URL(database.url);
  [url.username, url.password] = [user, 'other'];
  return url.toString();
};
const otherUrl = () => urlOf(other);

describe('provisioning the vault', () => {
  it('makes a role of its own, also when several processes start at once', async () => {
    const results = await Promise.all([provision(), provision(), provision()]);
    expect(results.map(({ ownRole }) => ownRole)).toEqual([true, true, true]);
    const url = results[0]?.url ?? '';
    expect(await as(url, 'SELECT current_user AS role')).toEqual([{ role }]);
  });

  it('gives the role what it needs to keep a vault', async () => {
    const { url } = await provision();
    const started = await Promise.all([startVault({ url, keyring, now }), startVault({ url, keyring, now })]);
    const { refs } = await started[0].vault.seal({
      owner: { service: 'intake', streamId: 'complaint-1' },
      items: [{ kind: 'name', text: '李娜' }],
    });
    const opened = await started[1].vault.open(refs, { actor: 'user:wang-wei', purpose: 'handling' });
    expect([...opened.values()]).toEqual([{ kind: 'name', text: '李娜' }]);
    await Promise.all(started.map(({ stop }) => stop()));
  });

  it('lets the vault read no other schema, and no other role read the vault', async () => {
    const { url } = await provision();
    await expect(as(url, 'SELECT * FROM intake.event')).rejects.toThrow('permission denied for schema intake');
    await expect(as(url, 'CREATE SCHEMA more')).rejects.toThrow('permission denied');
    await expect(as(otherUrl(), 'SELECT * FROM vault.item')).rejects.toThrow('permission denied for schema vault');
  });

  it('works for an installer who is no superuser, and who cannot read the vault afterwards', async () => {
    await admin.query(`CREATE ROLE ${installer} LOGIN CREATEROLE PASSWORD 'other'`);
    await admin.query(`GRANT CREATE ON DATABASE ${new URL(database.url).pathname.slice(1)} TO ${installer}`);
    const options = { adminUrl: urlOf(installer), password, role: `${role}_2`, schema: 'vault_2' };
    for (const time of ['first', 'second']) {
      const { url, ownRole } = await provisionVault(options);
      expect([time, ownRole]).toEqual([time, true]);
      await (await startVault({ url, keyring, now, schema: 'vault_2' })).stop();
    }
    await expect(as(urlOf(installer), 'SELECT * FROM vault_2.item')).rejects.toThrow('permission denied');
  });

  it('works with the given role where that may not create roles, and says so', async () => {
    const result = await provisionVault({ adminUrl: otherUrl(), password, role: `${role}_3` });
    expect(result).toEqual({
      url: otherUrl(),
      role: other,
      ownRole: false,
      because: expect.stringContaining('permission denied') as string,
    });
  });

  it('refuses names that would need quoting', async () => {
    await expect(provisionVault({ adminUrl: database.url, password, role: 'x"; --' })).rejects.toThrow(
      '"x"; --" cannot name a role or schema',
    );
  });
});
