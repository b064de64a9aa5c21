import { startCart } from './cart-drawer.ts';
import { startNavigation } from './navigation.ts';
import { startProductGallery } from './product-gallery.ts';
import { startProductGrid } from './product-grid.ts';
import { startProductPicker } from './product-picker.ts';
import { startQuantityFields } from './quantity-field.ts';
import { startSearchBoxes } from './search-box.ts';

// All script of the shop's pages. Without it every page works by links and forms.
document.documentElement.dataset.js = '';
startQuantityFields();
startProductGallery();
startProductPicker();
startProductGrid();
startSearchBoxes();
startCart();
startNavigation();
