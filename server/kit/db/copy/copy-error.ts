/** Why a backup cannot be made or used, in a sentence for a person. */
export class CopyError extends Error {}
