/**
 * Where somebody without a session on a house host signs in, to come back to `path` of the host they asked.
 * The one place that knows: the sign-in origin's hand-off takes the console's own form's place here.
 */
export function signInAddress(path: string): string {
  return path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`;
}
