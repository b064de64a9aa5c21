import type { ScopedDb, TenantRef } from '../../../schema/index.ts';
import type { DomainEvent, HouseContext } from '../../kernel/context.ts';
import type { OwnerConnection, Ports } from '../../kernel/ports.ts';
import type { HeldOperation } from '../operation-lease.ts';

/** What a step of an operation sees. */
export interface StepWork {
  readonly operation: HeldOperation;
  /** The shared schema. */
  readonly db: ScopedDb;
  readonly ports: Ports;
  /** The brand of the operation. */
  readonly tenant: TenantRef & { slug: string };
  now(): Date;
  /** The owner's connection, opened once a run. */
  owner(): Promise<OwnerConnection>;
  tenantDb: HouseContext['tenantDb'];
  /** True when a long step should write down how far it is and go on in a run of its own. */
  isTimeUp(): boolean;
}

/** How a step ended; nothing = done. */
export interface StepOutcome {
  /** Members to put into the operation's result: where the step is to go on, what people want to know. */
  result?: Record<string, unknown>;
  /** The step has more to do. */
  isMore?: boolean;
  /** It cannot go on before somebody else did something: asked again after so long. */
  wait?: { seconds: number; code: string; detail: string };
}

/** One step: whatever a run before it did, it leads to the same end. */
export interface Step {
  name: string;
  run(work: StepWork): Promise<StepOutcome | undefined>;
}

/** What an operation of one kind does. */
export interface Plan {
  steps: readonly Step[];
  /** What is told when all is done. */
  event?(work: { operation: HeldOperation; tenant: TenantRef & { slug: string } }): DomainEvent;
}
