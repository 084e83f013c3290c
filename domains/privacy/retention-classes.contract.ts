/** Classes of data whose records the law keeps although the person asks for erasure. */
export const keptClasses = ['payments'] as const;
