/** The public door of sign-in: showing who one is, and the hand-off between hosts. */
import { authorize } from './operations/authorize.ts';
import { describeHost } from './operations/describe-host.ts';
import { exchange } from './operations/exchange.ts';
import { signInWithPassword } from './operations/sign-in-with-password.ts';
import { signOut } from './operations/sign-out.ts';

export const operations = { authorize, describeHost, exchange, signInWithPassword, signOut };
