// The menu of a table in the editor: Handsontable has no Thai words, and no catalogue of Django's reaches it.
(() => {
  const languages = window.Handsontable?.languages;
  const words = {
    ROW_ABOVE: "แทรกแถวด้านบน",
    ROW_BELOW: "แทรกแถวด้านล่าง",
    INSERT_LEFT: "แทรกคอลัมน์ด้านซ้าย",
    INSERT_RIGHT: "แทรกคอลัมน์ด้านขวา",
    REMOVE_ROW: "ลบแถว",
    REMOVE_COLUMN: "ลบคอลัมน์",
    UNDO: "เลิกทำ",
    REDO: "ทำอีกครั้ง",
  };
  if (!languages) return;
  const named = Object.entries(words).map(([key, text]) => [languages.dictionaryKeys[`CONTEXTMENU_ITEMS_${key}`], text]);
  languages.registerLanguageDictionary({ languageCode: "th", ...Object.fromEntries(named) });
})();
