import { notFound } from '../shop/shop-request.ts';

/** Every address that no other route knows. */
export function loader(): never {
  throw notFound();
}

export const action = loader;

export default function NotFound() {
  return null;
}
