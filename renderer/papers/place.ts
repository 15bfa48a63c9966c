/** Marks, behind a paper's key in the address, that its template is being edited. */
export const editing = '/edit'

/** The place where a paper's template is edited, as an item of the client's address. */
export const editorOf = (key: string): string => `${key}${editing}`
