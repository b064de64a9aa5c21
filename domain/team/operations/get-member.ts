import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { memberDetail } from '../member-detail.ts';
import { MemberDetail } from '../views.ts';

export const getMember = operation({
  name: 'team.get_member',
  summary: 'A member of the team with roles, groups and everything they may do',
  kind: 'query',
  permission: 'team.view',
  route: 'GET /admin/team/:memberId',
  input: z.object({ memberId: idInput('membership') }),
  output: MemberDetail,
  problems: ['not_found'],
  example: { memberId: 'mem_01h455vb4pex5vsknk084sn02q' },
  run: (ctx, { memberId }) => memberDetail(ctx, memberId),
});
