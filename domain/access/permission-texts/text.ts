/** What a person reads about a key: a short label (an action in the imperative) and one sentence of help. */
export type PermissionText = readonly [label: string, help: string];
