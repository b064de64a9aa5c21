/** Header that islands send when they want the changed page itself instead of a redirect to it. */
const FRAGMENT_HEADER = 'X-Shop-Fragment';

/** Whether an island will take the parts it needs out of the answer. */
export function isFragmentRequest(request: Request): boolean {
  return request.headers.has(FRAGMENT_HEADER);
}
