/** How an Atlantis server speaks in a repository. */
export interface AtlantisVoice {
  /** `--vcs-status-name` */
  statusName: string;
  /** Login that it comments as; undefined: its comments are not read. */
  user?: string;
  /** `--executable-name`: first word of comments that it listens to. */
  executable: string;
}

/** As Atlantis speaks when nothing else is configured. */
export const DEFAULT_VOICE: AtlantisVoice = {
  statusName: 'atlantis',
  executable: 'atlantis',
};
