import { pages } from './page.ts';

/** Codes of the problem documents that the API answers. */
export const API_PAGES = pages({
  not_found: [
    'Not found (404)',
    'There is nothing with this id in this brand; another brand’s id looks the same.',
    'Check the id and the host: the host names the brand.',
  ],
  invalid_input: [
    'Invalid input (422)',
    'Fields do not fit; `errors` lists each with its path.',
    'Correct the fields. Nothing was saved.',
  ],
  permission_denied: [
    'Not allowed (403)',
    'The actor lacks the permission that `permission` names.',
    'Ask an owner of the brand to grant it.',
  ],
  unauthenticated: [
    'Sign in first (401)',
    'The route needs a session or an API key.',
    'Send Authorization: Bearer cgk_live_…',
  ],
  invalid_api_key: [
    'The API key is not valid (401)',
    'It is unknown, expired, revoked, or of another brand.',
    'Make a new key in the admin of this brand.',
  ],
  version_conflict: [
    'Changed by someone else (412)',
    'The record changed after it was read.',
    'Read it again and send its new version.',
  ],
  conflict: [
    'Conflict (409)',
    'Another record has a value that must be unique; `detail` names it.',
    'Choose another value.',
  ],
  in_use: ['In use (409)', 'Something else refers to the record.', 'Remove what refers to it first.'],
  rate_limited: [
    'Too many requests (429)',
    'The limit of the route was met; Retry-After says how many seconds to wait.',
    'Wait, then go on more slowly.',
  ],
  busy: [
    'Busy (503)',
    'A lock or a time limit of the database was met. Nothing was saved.',
    'Try again after Retry-After.',
  ],
  in_progress: [
    'The same request still runs (409)',
    'An earlier request with this Idempotency-Key has not ended.',
    'Ask again in a second with the same key.',
  ],
  idempotency_key_reused: [
    'Idempotency-Key was used for another request (422)',
    'A key belongs to one body.',
    'Make a new key for a new request.',
  ],
  cursor_invalid: [
    'The cursor is not one (400)',
    'It was cut off or made up.',
    'Take nextCursor from the answer before.',
  ],
  cursor_mismatch: [
    'The cursor is of another list (400)',
    'Filters or order changed since it was made.',
    'Begin at the first page.',
  ],
  body_too_large: [
    'The body is too large (413)',
    'JSON may hold 1 MB.',
    'Send less at once; files go through uploads.',
  ],
  invalid_json: [
    'The body is no JSON (400)',
    'It cannot be parsed.',
    'Send Content-Type: application/json and a valid document.',
  ],
  invalid_file_name: [
    'The file name is not allowed (422)',
    'It holds parts of a path.',
    'Send a plain name.',
  ],
  no_such_route: [
    'There is no such route (404)',
    'Path or method are not part of the API.',
    '/api/v1 lists all of it.',
  ],
  internal_error: [
    'Something broke here (500)',
    'The fault is in the server; request_id finds it in the log.',
    'cgk logs, and search for the request_id.',
  ],
  no_cart: [
    'There is no cart (404)',
    'The cookie names none, or it was ordered.',
    'POST /store/carts makes one.',
  ],
  cart_empty: ['The cart is empty (409)', 'A checkout needs a line.', 'Add a product.'],
  cart_full: ['The cart is full (409)', 'It holds as many lines as a cart can.', 'Take a line out.'],
  stale_cart: [
    'The cart was changed elsewhere (409)',
    'Another tab or device changed it.',
    'Read it again, then repeat the change.',
  ],
  out_of_stock: [
    'Not enough in stock (409)',
    '`lines` names what is short and how much there is.',
    'Take fewer.',
  ],
  price_changed: [
    'A price changed (409)',
    'Both totals are in the answer. Nothing was charged.',
    'Show the new total, then complete again.',
  ],
  checkout_incomplete: [
    'The checkout is not complete (422)',
    '`errors` lists what is missing.',
    'Set it, then complete again.',
  ],
  checkout_expired: [
    'The checkout has expired (410)',
    'It was open too long; its stock went back.',
    'Begin a new one from the cart.',
  ],
  checkout_completed: ['The checkout is completed (409)', 'There is an order of it.', 'Show the order.'],
  payment_declined: [
    'The payment was declined (402)',
    'The gateway said no; `reason` says why. Nothing was charged.',
    'Try another card.',
  ],
  provider_down: [
    'The payment provider does not answer (503)',
    'Nothing was charged, or it is being settled.',
    'Ask again: the same attempt is never charged twice.',
  ],
  gateway_timeout: [
    'The gateway did not answer in time (503)',
    'What became of it is being looked up.',
    'Ask again in a minute.',
  ],
  capability_unsupported: [
    'The gateway cannot do this (422)',
    'For example part of a capture.',
    'Choose what it offers.',
  ],
  refund_failed: [
    'The refund failed (502)',
    'The gateway refused it; nothing was paid back.',
    'See the reason on the order, then try again.',
  ],
  refund_pending: ['A refund is being settled (409)', 'Its result is not known yet.', 'Wait until it is.'],
  nothing_left_to_refund: [
    'Nothing is left to refund (422)',
    'All that was captured was paid back.',
    'Check the amounts on the order.',
  ],
  not_refundable: [
    'The order cannot be refunded (409)',
    'Nothing was captured.',
    'Cancel it in place of refunding.',
  ],
  several_payments: [
    'The order has several payments (409)',
    'Say which is refunded.',
    'Give the payment’s id.',
  ],
  order_not_open: ['The order is not open (409)', 'It is cancelled or closed.', 'Open it again first.'],
  quantity_exceeds_unfulfilled: [
    'More than is left to fulfil (409)',
    'Others fulfilled lines meanwhile.',
    'Read the order again.',
  ],
  stock_committed: [
    'The stock is promised (409)',
    'Orders hold it; it cannot go below that.',
    'Fulfil or cancel them first.',
  ],
  stock_of_kit: ['A kit has no stock of its own (409)', 'It follows from its parts.', 'Adjust the parts.'],
  no_location: [
    'There is no stock location (409)',
    'Stock is kept at one.',
    'Add a location in the settings.',
  ],
  variant_exists: ['The variant exists (409)', 'Another one has the same options.', 'Change that one.'],
  too_many_variants: ['Too many variants (409)', 'A product has a limit of them.', 'Split the product.'],
  too_many_pictures: ['Too many pictures (409)', 'A product has a limit of them.', 'Remove one first.'],
  file_too_large: ['The file is too large (413)', 'The limit is in the answer.', 'Send a smaller one.'],
  unsupported_image: [
    'Not a picture that can be shown (422)',
    'AVIF, WebP, JPEG, PNG and GIF can.',
    'Convert it.',
  ],
  import_not_startable: [
    'The import cannot be started (409)',
    'It has errors, runs, or has ended.',
    'Check the file again.',
  ],
  import_finished: ['The import has ended (409)', 'There is nothing to cancel.', 'Begin a new one.'],
  not_dead: [
    'The job is not dead (409)',
    'It waits or runs; only dead jobs are retried by hand.',
    'Wait for it.',
  ],
  mail_in_progress: ['The mail is being sent (409)', 'Another worker has it.', 'Wait a minute.'],
});
