/** Injection token of the service's configuration: `@Inject(CONFIG) private readonly config: IntakeConfig`. */
export const CONFIG = 'redress:config';
/** Injection token of the service's definition. */
export const DEFINITION = 'redress:definition';
