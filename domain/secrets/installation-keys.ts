/** The public door of the installation's keys. */
import { rewrap, rotateInstallationKey } from './operations/rewrap.ts';

export const operations = { rotateInstallationKey, rewrap };
