export type { Api } from './registry.ts';
