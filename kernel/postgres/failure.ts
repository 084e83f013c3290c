type FailureCode =
  | 'no_embedded_postgres'
  | 'data_folder_in_use'
  | 'data_folder_not_writable'
  | 'data_folder_version'
  | 'root_refused'
  | 'socket_folder_taken'
  | 'postgres_failed';

export type StartFailure = Error & { code: FailureCode; pid?: number };

/** The error with which a start of the embedded database ends; `pid` names the process in the way. */
export function failure(code: FailureCode, message: string, pid?: number): StartFailure {
  return Object.assign(new Error(message), pid === undefined ? { code } : { code, pid });
}

/** The system's code of a failed file or process call, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

/** The refusal of a data folder that the system does not let us write, for its owner or for want of space. */
export function notWritable(dataDir: string, error: unknown): StartFailure {
  const hint = 'Give it to the user that runs Anju, and see that its disk has space.';
  return failure(
    'data_folder_not_writable',
    `The data folder ${dataDir} cannot be written (${systemCode(error)}). ${hint}`,
  );
}
