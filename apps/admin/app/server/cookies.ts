import { shellCookies } from '@ui/work/shell/shell-cookies.ts';

export { readFlash, readPreferences, THEMES, type Theme } from '@ui/work/shell/shell-cookies.ts';

const cookies = shellCookies('/admin');

export const themeCookie = cookies.theme;
export const sidebarCookie = cookies.sidebar;
export const flashCookie = cookies.flash;
export const CLEAR_FLASH = cookies.clearFlash;
