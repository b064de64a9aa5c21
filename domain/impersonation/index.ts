/** The public door of impersonation: the platform's staff looks through a member's eyes, for a reason and for a while. */
export const operations = {};
