import { DamagedDatabaseError } from './github/store/database';

/** A command line or environment that cannot be used as it is. */
export class UsageError extends Error {
  constructor(message: string, readonly remedy: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What went wrong at start, and what a person can do about it. */
export function describeFailure(error: any): {
  message: string;
  remedy: string;
} {
  if (error instanceof UsageError) {
    return { message: error.message, remedy: error.remedy };
  }
  if (error instanceof DamagedDatabaseError) {
    return {
      message: `${error.message}.`,
      remedy:
        'Move the folder away, or start with --reset to begin with an empty sandbox.',
    };
  }
  switch (error?.code) {
    case 'EADDRINUSE':
      return {
        message: `Port ${error.port} is in use by another program.`,
        remedy: 'Stop that program, or start with another --port.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        message: error.port
          ? `This user may not listen on port ${error.port}.`
          : `${error.path ?? 'The data folder'} cannot be written.`,
        remedy: error.port
          ? 'Start with another --port (1024 or higher).'
          : 'Give this user the right to write there, or start with another --data folder.',
      };
    case 'ENOSPC':
      return {
        message: 'The disk is full.',
        remedy: 'Free some space, or start with a --data folder elsewhere.',
      };
    case 'ENOENT':
      if (String(error.syscall).startsWith('spawn')) {
        return {
          message: 'git was not found.',
          remedy: 'Install git 2.38 or newer and make sure it is on the PATH.',
        };
      }
      break;
    default:
  }
  return {
    message: `The sandbox did not start: ${error?.message ?? error}`,
    remedy:
      'The log has the details. If the data folder is damaged, start with --reset.',
  };
}
