/** A Neon database for this installation: found again by its name, so that a second run makes nothing (10 DBUX-04). */
import type { Branch, NeonApi } from './api.ts';

const MAIN_BRANCH = 'main';
/** Owner of the project's database; the application logs in as `cgk_app`, which `cgk init` makes. */
const OWNER_ROLE = 'cgk_admin';
const DATABASE = 'cgk';
const POSTGRES = 17;

export interface NeonWish {
  project: string;
  /** Another than the default branch: made when it is not there. */
  branch?: string | undefined;
  regionId?: string | undefined;
  orgId?: string | undefined;
}

export interface NeonDatabase {
  projectId: string;
  branch: string;
  /** The owner's addresses. */
  directUrl: string;
  pooledUrl: string;
  isNewProject: boolean;
  isNewBranch: boolean;
}

export async function provisionNeon(
  api: NeonApi,
  wish: NeonWish,
  say: (text: string) => void,
): Promise<NeonDatabase> {
  const { orgId, regionId } = wish;
  const found = await api.findProject(wish.project, orgId);
  say(
    found ? `Neon: project ${wish.project} is there (${found.id})` : `Neon: making project ${wish.project} …`,
  );
  const project =
    found ??
    (await api.createProject({
      name: wish.project,
      regionId,
      orgId,
      postgresVersion: POSTGRES,
      branch: MAIN_BRANCH,
      role: OWNER_ROLE,
      database: DATABASE,
    }));
  const branches = await api.listBranches(project.id);
  const existing =
    wish.branch === undefined ? defaultBranch(branches) : branches.find(({ name }) => name === wish.branch);
  if (!existing && wish.branch === undefined)
    throw new Error(`The Neon project ${wish.project} has no branch.`);
  if (!existing) say(`Neon: making branch ${wish.branch} …`);
  const branch = existing ?? (await api.createBranch(project.id, wish.branch ?? MAIN_BRANCH));
  const at = { branchId: branch.id, database: DATABASE, role: OWNER_ROLE };
  return {
    projectId: project.id,
    branch: branch.name,
    directUrl: await api.connectionUri(project.id, { ...at, isPooled: false }),
    pooledUrl: await api.connectionUri(project.id, { ...at, isPooled: true }),
    isNewProject: !found,
    isNewBranch: !existing,
  };
}

const defaultBranch = (branches: readonly Branch[]): Branch | undefined =>
  branches.find((branch) => branch.default) ?? branches[0];
