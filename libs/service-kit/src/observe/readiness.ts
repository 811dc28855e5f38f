/** How one part of the service is. A part that is away makes a service unready only where it cannot work without it. */
export interface PartState {
  readonly state: 'here' | 'away';
  readonly since?: string;
  readonly detail?: string;
}

export interface ReadinessReport {
  /** `degraded`: something is away, and the service works on without it. */
  readonly status: 'ready' | 'degraded' | 'unready' | 'stopping';
  readonly parts: Readonly<Record<string, PartState>>;
}

/** A part that can be away. */
export interface Part {
  readonly name: string;
  /** Whether the service cannot answer without it. */
  readonly needed: boolean;
  readonly isHere: () => boolean | Promise<boolean>;
}
