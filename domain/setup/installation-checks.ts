/** One look at a service: what was found, and what to do when it is not as it should be. */
export interface InstallationCheck {
  key: string;
  label: string;
  state: 'ok' | 'warning' | 'failed';
  detail: string;
  /** The exact line to run, where one helps. */
  fix: string | null;
}

/** What only the running Worker can tell of its installation; `workers/` wires it. */
export interface InstallationPort {
  environment(): Promise<InstallationCheck[]>;
  storage(): Promise<InstallationCheck[]>;
  /** Migration files of this build for the shared schema. */
  platformMigrations: number;
  /** PHC string of a password. */
  hashPassword(password: string): Promise<string>;
  /** No token opens the set-up from now on. */
  closeSetup(): Promise<void>;
}
