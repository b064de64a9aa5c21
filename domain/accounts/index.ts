/** The public door of accounts: what a person does with their own account, whatever the brand. */
import { getAccount } from './operations/get-account.ts';

export const operations = { getAccount };
