/** The public door of onboarding: from nothing to a shop that is open. */
import { expireSessions, nudge } from './operations/clock.ts';
import { launch, verifyLaunch } from './operations/launch.ts';
import { saveStep, skipStep } from './operations/save-step.ts';
import {
  abandonOnboarding,
  getOnboarding,
  listOnboarding,
  resumeOnboarding,
  startOnboarding,
} from './operations/sessions.ts';

export const operations = {
  startOnboarding,
  getOnboarding,
  listOnboarding,
  abandonOnboarding,
  resumeOnboarding,
  saveStep,
  skipStep,
  verifyLaunch,
  launch,
  nudge,
  expireSessions,
};
