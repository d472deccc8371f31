/* Pasting a block of cells from a spreadsheet into one input spreads it right and down from there;
   Enter and the arrows up and down move between rows. */
(() => {
  const rowsOf = (table) => [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("input")]);

  function positionIn(rows, input) {
    const row = rows.findIndex((inputs) => inputs.includes(input));
    return row < 0 ? null : { row, column: rows[row].indexOf(input) };
  }

  function spread(table, start, lines) {
    const rows = rowsOf(table);
    let pasted = 0;
    let outside = 0;
    lines.forEach((line, down) =>
      line.split("\t").forEach((text, right) => {
        const input = rows[start.row + down]?.[start.column + right];
        if (input) {
          input.value = text.trim();
          input.dispatchEvent(new Event("input", { bubbles: true }));
          input.dispatchEvent(new Event("change", { bubbles: true }));
          pasted += 1;
        } else if (text.trim()) outside += 1;
      }),
    );
    const told = document.querySelector("[data-figure-grid-told]");
    told.textContent = `${table.dataset.pastedText}${pasted}. ${outside ? `${table.dataset.outsideText}${outside}.` : ""}`;
  }

  document.querySelectorAll("[data-figure-grid]").forEach((table) => {
    table.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      // Spreadsheets end the last line, too.
      const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
      const start = positionIn(rowsOf(table), event.target);
      if (!start || (lines.length === 1 && !text.includes("\t"))) return;
      event.preventDefault();
      spread(table, start, lines);
    });

    table.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
      const rows = rowsOf(table);
      const at = step && !event.isComposing && positionIn(rows, event.target);
      if (!at) return;
      event.preventDefault();
      const next = rows[at.row + step]?.[at.column];
      next?.focus();
      next?.select();
    });
  });
})();
