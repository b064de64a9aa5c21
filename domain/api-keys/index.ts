/** The public door of API keys: programs that act in a brand's name (10 KEY-01). */
import { create } from './operations/create.ts';
import { findNotices } from './operations/find-notices.ts';
import { get } from './operations/get.ts';
import { list } from './operations/list.ts';
import { listScopes } from './operations/list-scopes.ts';
import { revoke } from './operations/revoke.ts';
import { rotate } from './operations/rotate.ts';

export const operations = { list, get, listScopes, create, rotate, revoke, findNotices };
