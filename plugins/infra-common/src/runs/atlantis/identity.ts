/** The project that something is about, as far as it says. */
export interface Identity {
  /** Its name in `atlantis.yaml`. */
  project?: string;
  dir?: string;
  workspace?: string;
}

const IDENTITY =
  /^(?:project: `([^`]{1,300})` )?dir: `([^`]{1,500})` workspace: `([^`]{1,200})`$/;

/** Reads ``[project: `P` ]dir: `D` workspace: `W` `` */
export function readIdentity(text: string): Identity | undefined {
  const match = IDENTITY.exec(text.trimEnd());
  if (!match) return undefined;
  const [, project, dir, workspace] = match;
  return { ...(project !== undefined && { project }), dir, workspace };
}

/** Splits `dir/workspace`; a workspace has no slash. */
export function splitTarget(target: string): Identity {
  const slash = target.lastIndexOf('/');
  return slash < 1
    ? { project: target }
    : { dir: target.slice(0, slash), workspace: target.slice(slash + 1) };
}

export const isSameIdentity = (a: Identity, b: Identity): boolean =>
  a.project === b.project && a.dir === b.dir && a.workspace === b.workspace;
