/** Which jobs an event starts (70 EVT): one run of each for every event, with the event's payload. */
export const subscriptions: Readonly<Record<string, readonly string[]>> = {
  'order.placed': ['order.confirmation_mail'],
};
