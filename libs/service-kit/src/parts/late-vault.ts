import type { StartedVault, Vault } from '@redress/vault';
import { Late } from './late.js';

/** The vault with the connections it stands on. */
export class LateVault extends Late<Vault> {
  private started: StartedVault | undefined;

  open(started: StartedVault): void {
    this.started = started;
    this.arrived(started.vault);
  }

  async whyAway(): Promise<string | undefined> {
    if (!this.started) return 'not opened yet';
    await this.started.dataSource.query('SELECT 1');
    return undefined;
  }

  async stop(): Promise<void> {
    await this.started?.stop();
  }
}
