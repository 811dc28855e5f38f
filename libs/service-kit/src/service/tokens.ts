/** Injection token of the service's configuration: `@Inject(CONFIG) private readonly config: IntakeConfig`. */
export const CONFIG = Symbol('redress:config');

/** Injection token of the vault: `@Inject(VAULT) private readonly vault: Vault`. */
export const VAULT = Symbol('redress:vault');

/** Injection token of the service's name: `intake`. */
export const SERVICE = Symbol('redress:service');
