import regularFont from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url'

/** Where the sheets' font is: a worker resolves addresses against its own, so it gets the whole one. */
export const fontAddress = new URL(regularFont, window.location.href).href
