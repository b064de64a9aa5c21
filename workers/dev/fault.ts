/** Crashes on demand, for tests of what a crash leaves behind. Wired only where ENVIRONMENT is `test`. */
let armed: string | null = null;

export class InjectedFault extends Error {}

/** The next run that passes this step ends there; null disarms. */
export function armFault(step: string | null): void {
  armed = step;
}

export function faultAt(step: string): void {
  if (step !== armed) return;
  armed = null;
  throw new InjectedFault(`fault injected after ${step}`);
}
