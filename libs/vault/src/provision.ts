import { DataSource } from 'typeorm';
import { asName } from './data-source.js';

export interface ProvisionOptions {
  /** A role that may create roles and schemas; where it may not, the vault shares its role and the result says so. */
  readonly adminUrl: string;
  /** Of the vault's role. */
  readonly password: string;
  /** @default 'redress_vault' */
  readonly role?: string;
  /** @default 'vault' */
  readonly schema?: string;
}

export interface Provisioned {
  /** What the vault connects with. */
  readonly url: string;
  readonly role: string;
  /** False: the services' role may read the vault's tables, though not what is sealed in them. */
  readonly ownRole: boolean;
  /** Present without an own role: the server's words. */
  readonly because?: string;
}

/** SQLSTATE 42501 */
const insufficientPrivilege = '42501';

/** Creates the vault's role and its schema, which no other role may use; safe to run at every start, by several at once. */
export async function provisionVault(options: ProvisionOptions): Promise<Provisioned> {
  const role = asName(options.role ?? 'redress_vault');
  const schema = asName(options.schema ?? 'vault');
  const admin = await new DataSource({ type: 'postgres', url: options.adminUrl, poolSize: 1 }).initialize();
  try {
    await provisionOnce(admin, role, schema, options.password);
    return { url: withCredentials(options.adminUrl, role, options.password), role, ownRole: true };
  } catch (fault) {
    if (codeOf(fault) !== insufficientPrivilege) throw fault;
    const { username } = new URL(options.adminUrl);
    return {
      url: options.adminUrl,
      role: decodeURIComponent(username),
      ownRole: false,
      because: (fault as Error).message,
    };
  } finally {
    await admin.destroy();
  }
}

/** Roles belong to the whole server, so two databases may be provisioned at once; the one that comes second tries again. */
async function provisionOnce(admin: DataSource, role: string, schema: string, password: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return void (await admin.query(provisioning(role, schema, password))); // one message, so one transaction
    } catch (fault) {
      if (attempt === 5 || !happenedBeside(fault)) throw fault;
      await new Promise((resolve) => setTimeout(resolve, attempt * 50));
    }
  }
}

function provisioning(role: string, schema: string, password: string): string {
  return `
    DO $$ BEGIN
      IF to_regrole('${role}') IS NULL THEN
        CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION;
      END IF;
    END $$;
    ALTER ROLE ${role} PASSWORD ${quoted(password)};
    DO $$ BEGIN
      IF to_regnamespace('${schema}') IS NULL THEN
        GRANT ${role} TO CURRENT_USER; -- only a member may give a schema away
        CREATE SCHEMA ${schema} AUTHORIZATION ${role};
        IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
          REVOKE ${role} FROM CURRENT_USER;
        END IF;
      END IF;
    END $$;`;
}

/** A role made, changed or granted by another session in the same instant. */
function happenedBeside(fault: unknown): boolean {
  return ['23505', '42710', '42P06'].includes(codeOf(fault) ?? '') || /tuple concurrently updated/.test(String(fault));
}

function codeOf(fault: unknown): string | undefined {
  return (fault as { driverError?: { code?: string } }).driverError?.code;
}

/** ALTER ROLE takes no parameters. */
function quoted(text: string): string {
  if (text.includes('\0')) throw new Error("The password of the vault's role holds a NUL character.");
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function withCredentials(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = encodeURIComponent(password);
  return changed.toString();
}
