/**
 * Opens the system's file dialog.
 * @param options.accept as an input's accept attribute
 * @param options.folder a whole folder, its files with their paths
 * @returns the chosen files; none if the dialog was closed
 */
export function pickFiles({
  accept = '',
  multiple = false,
  folder = false,
}: {
  accept?: string
  multiple?: boolean
  folder?: boolean
}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    input.webkitdirectory = folder
    input.onchange = () => resolve([...(input.files ?? [])])
    input.oncancel = () => resolve([])
    input.click()
  })
}
