import { shellCookies } from '@ui/work/shell/shell-cookies.ts';

/** This host is the console's alone. */
export const cookies = shellCookies('/');
