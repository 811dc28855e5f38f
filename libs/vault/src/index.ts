export { migrateVault, vaultDataSource, vaultMigrations, type VaultDataSourceOptions } from './data-source.js';
export { KeyringUnreadable, parseKeyring, type KeyEncryptionKey, type Keyring } from './keyring.js';
export { openVault, type VaultOptions } from './open-vault.js';
export { erasureList, ErasureListUnreadable, replayErasureList } from './erasure-list.js';
export { startVault, type StartedVault } from './start-vault.js';
export { provisionVault, type ProvisionOptions, type Provisioned } from './provision.js';
export type {
  BinaryItem,
  Erasure,
  ErasureOutcome,
  ErasurePage,
  Found,
  FoundOwner,
  Item,
  Lookup,
  LookupKind,
  Opened,
  Owner,
  Page,
  Reader,
  Rotation,
  Seal,
  Sealed,
  Search,
  SecretReading,
  SubjectId,
  TextItem,
  UnclaimedSeal,
  Vault,
  VaultRef,
} from './vault.js';
export {
  ItemDamaged,
  ItemTooLarge,
  KeyMissing,
  KeyWrong,
  SearchTooShort,
  SubjectErased,
  SubjectUnknown,
  VaultError,
} from './vault.errors.js';
